package dev.carafe.templates.mail;

/** A file that goes with a mail; immutable. */
public final class Attachment {
    private final String name;
    private final byte[] content;
    private final String type;

    /**
     * A file of this name and media type, as {@code application/pdf}; the content is copied.
     *
     * @throws IllegalArgumentException if the name or the type can't stand in a header
     */
    public Attachment(String name, byte[] content, String type) {
        if (name.isBlank() || Characters.firstForbidden(name) >= 0 || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("An attachment's name is a plain file name, not " + Characters.quoted(name) + ".");
        }
        boolean isToken = type.chars().allMatch(c -> c > ' ' && c <= '~' && "()<>@,;:\\\"[]?=".indexOf(c) < 0);
        if (!isToken || type.indexOf('/') < 1) {
            throw new IllegalArgumentException("An attachment's type is a media type as application/pdf, not "
                    + Characters.quoted(type) + ".");
        }
        this.name = name;
        this.content = content.clone();
        this.type = type;
    }

    /** The file's name, without a folder. */
    public String name() {
        return name;
    }

    /** A copy of the content. */
    public byte[] content() {
        return content.clone();
    }

    /** The media type. */
    public String type() {
        return type;
    }

    @Override
    public String toString() {
        return name + " (" + type + ", " + content.length + " bytes)";
    }
}
