package dev.carafe.http;

/**
 * The limits of a form; exceeding one is a 413.
 *
 * @param fields how many fields or parts a form may have
 * @param fieldBytes how long a field may be that is not a file; only the body's limit applies to files
 * @param headerBytes how long the headers of one part may be
 * @param memoryBytes how many bytes of a file are kept in memory; a longer one goes to a temporary file
 */
record FormLimits(int fields, int fieldBytes, int headerBytes, int memoryBytes) {
    /** 1,000 fields of 500 kB, 8 kB of headers, files over 64 kB in temporary files. */
    static final FormLimits DEFAULTS = new FormLimits(1000, 500_000, 8192, 65_536);
}
