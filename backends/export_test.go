package backends

// Download is download, for tests.
var Download = download
