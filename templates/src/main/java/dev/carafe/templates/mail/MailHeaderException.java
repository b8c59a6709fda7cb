package dev.carafe.templates.mail;

/** Thrown for an invalid header: a value would add a line or an address, or a name or address is malformed. */
public final class MailHeaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String header;
    private final String template;
    private final int line;

    MailHeaderException(String header, String reason, String template, int line) {
        super(template + (line > 0 ? ", line " + line : "") + ": header '" + header + "' " + reason);
        this.header = header;
        this.template = template;
        this.line = line;
    }

    /** Returns the name of the header, as the template spells it. */
    public String header() {
        return header;
    }

    /** Returns the name of the template. */
    public String template() {
        return template;
    }

    /** Returns the line of the value in that template, from 1, or 0 if no value is to blame. */
    public int line() {
        return line;
    }
}
