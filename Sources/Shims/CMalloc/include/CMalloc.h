/// What of the C library's allocator no module of Swift shows.
#ifndef CMALLOC_H
#define CMALLOC_H

/// Gives memory that was freed back to the system: the allocator keeps hundreds of megabytes of what a large reading needed, for
/// a next one that may never come. Some milliseconds; nothing where the library cannot.
void cmalloc_trim(void);

/// Keeps up to 256 MB of freed memory for what is asked next, for work that ends soon: to give each piece back and to be given it
/// again, cleared, takes a tenth of the time of an export. Nothing where the library cannot.
void cmalloc_keep(void);

#endif
