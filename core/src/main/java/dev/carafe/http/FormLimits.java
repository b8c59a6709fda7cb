package dev.carafe.http;

/**
 * How much of a form is read; more is a 413.
 *
 * @param fields how many fields or parts there may be
 * @param fieldBytes how long a field may be that is no file; what is a file is bounded by the body alone
 * @param headerBytes how long the headers of one part may be
 * @param memoryBytes how much of a file is kept in memory; a longer one goes to a temporary file
 */
record FormLimits(int fields, int fieldBytes, int headerBytes, int memoryBytes) {
    /** 1,000 fields of 500 kB, 8 kB of headers, files over 64 kB in temporary files. */
    static final FormLimits DEFAULTS = new FormLimits(1000, 500_000, 8192, 65_536);
}
