"""One step a file, named after its revision. A step that was released is never changed."""
