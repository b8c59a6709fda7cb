package dev.carafe.openapi;

/** Where a schema is used. A type may have other properties, or need others, where it is read than where it is written. */
enum Side {
    /** JSON that the app reads. */
    INPUT("Input"),
    /** Forms that it reads: what is not checked or not chosen is absent, and nothing is null. */
    FORM("Form"),
    /** Queries that it reads, as forms. */
    QUERY("Query"),
    /** JSON that it writes. */
    OUTPUT("Output");

    private final String suffix;

    Side(String suffix) {
        this.suffix = suffix;
    }

    /** Returns what is added to the name of a type whose schemas differ. */
    String suffix() {
        return suffix;
    }

    boolean isForm() {
        return this == FORM || this == QUERY;
    }
}
