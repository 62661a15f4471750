// Nothing to see here.
/* Nor here. */