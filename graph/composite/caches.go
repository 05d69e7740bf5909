package composite

import (
	"reflect"
	"strings"
	"unsafe"

	. "github.com/gomlx/gomlx/core/graph"
)

// withFreshCaches runs build, which adds a function to the graph, without what the graph and its builder remember of other
// functions, and then without what they remember of this one.
//
// GoMLX v0.28.2 keeps one node for a scalar, and go-xla v0.4.1 one closure for a reduction, for the whole graph. Each belongs to
// the function in which it was first used and is refused in any other, so that a constant or a sum used in two functions would
// fail. Both are in private maps, which are exchanged here by reflection; where a later version has none, nothing is done.
func withFreshCaches(g *Graph, build func()) {
	graph := reflect.ValueOf(g).Elem()
	restore := []func(){renew(graph.FieldByName("scalars"))}
	if builder := graph.FieldByName("builder"); builder.Kind() == reflect.Interface && builder.Elem().Kind() == reflect.Pointer {
		made := builder.Elem().Elem()
		for i := range made.NumField() {
			if strings.HasPrefix(made.Type().Field(i).Name, "cache") {
				restore = append(restore, renew(made.Field(i)))
			}
		}
	}
	defer func() {
		for _, f := range restore {
			f()
		}
	}()
	build()
}

// renew puts an empty map into the field of a struct and returns what puts the old one back.
func renew(field reflect.Value) (restore func()) {
	if field.Kind() != reflect.Map || !field.CanAddr() {
		return func() {}
	}
	writable := reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem()
	old := reflect.ValueOf(writable.Interface())
	writable.Set(reflect.MakeMap(field.Type()))
	return func() { writable.Set(old) }
}
