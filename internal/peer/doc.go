// Package peer runs another implementation's benchmark script beside ours, step for step. A script under bench/peers, of Python or bash, gets its
// work as JSON in its last argument, prints one line of JSON when it is ready, and then answers each line it reads, a number
// of steps, with a line of JSON that holds their times. So both sides stay warm and take turns on the machine.
package peer
