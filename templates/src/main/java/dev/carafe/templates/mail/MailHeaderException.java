package dev.carafe.templates.mail;

/** A header that a mail can't have: a value that would add a line or an address, a name or address that is none. */
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

    /** The name of the header, as the template spells it. */
    public String header() {
        return header;
    }

    /** The template that put it out. */
    public String template() {
        return template;
    }

    /** The line of the value in that template, counted from 1; 0 if no value is to blame. */
    public int line() {
        return line;
    }
}
