let { a };
