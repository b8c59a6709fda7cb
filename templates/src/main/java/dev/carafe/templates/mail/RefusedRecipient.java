package dev.carafe.templates.mail;

/**
 * A recipient that the server refused.
 *
 * @param address the address that does not get the message
 * @param code the server's reply code, such as 550
 * @param text the server's reply, including the code
 */
public record RefusedRecipient(String address, int code, String text) {
    /** Returns whether the server may take the recipient later, as when it is greylisting or a mailbox is full. */
    public boolean isTemporary() {
        return code < 500;
    }

    /** Returns address and reply. */
    @Override
    public String toString() {
        return address + ": " + text;
    }
}
