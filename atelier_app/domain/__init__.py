"""Values and rules of a workshop: standard library only, no Qt, no SQL, no clock, no disk, no translation."""
