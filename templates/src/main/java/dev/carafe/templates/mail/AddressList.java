package dev.carafe.templates.mail;

import java.util.List;
import java.util.stream.Collectors;

/** The value of an address header: mailboxes and groups of mailboxes (RFC 5322, section 3.4). */
record AddressList(List<Entry> entries) {
    /** A single mailbox, or a group such as {@code undisclosed-recipients:;}. */
    sealed interface Entry {
        List<Address> mailboxes();
    }

    /** A mailbox outside a group. */
    record Single(Address address) implements Entry {
        @Override
        public List<Address> mailboxes() {
            return List.of(address);
        }
    }

    /** Any number of mailboxes under one name. */
    record Group(String name, List<Address> mailboxes) implements Entry {}

    static AddressList of(Address address) {
        return new AddressList(List.of(new Single(address)));
    }

    /** Parses the mailboxes in a text. Fails with a MailHeaderException that names the invalid part. */
    static AddressList parse(String text) {
        return AddressParser.parse(AddressText.of(text));
    }

    List<Address> mailboxes() {
        return entries.stream().flatMap(entry -> entry.mailboxes().stream()).toList();
    }

    boolean hasGroup() {
        return entries.stream().anyMatch(Group.class::isInstance);
    }

    /** Encodes the list for a header of a name, in ASCII but for international addresses; not folded. */
    String encoded(String header) {
        StringBuilder out = new StringBuilder();
        for (Entry entry : entries) {
            out.append(out.isEmpty() ? "" : ", ");
            int room = out.isEmpty() ? EncodedWords.roomBeside(header) : EncodedWords.LONGEST;
            switch (entry) {
                case Single single -> out.append(single.address.encoded(room));
                case Group group -> out.append(groupName(Phrase.encoded(group.name, room))).append(group.mailboxes.isEmpty() ? "" : " ")
                        .append(group.mailboxes.stream().map(mailbox -> mailbox.encoded(EncodedWords.LONGEST))
                                .collect(Collectors.joining(", "))).append(';');
            }
        }
        return out.toString();
    }

    /** Returns the group's name. A blank must follow an encoded word (RFC 2047, section 5). */
    private static String groupName(String encoded) {
        return encoded + (encoded.endsWith("?=") ? " :" : ":");
    }

    /** Returns the list in readable form. */
    @Override
    public String toString() {
        return entries.stream().map(entry -> switch (entry) {
            case Single single -> single.address.toString();
            case Group group -> Phrase.quoted(group.name) + ":" + (group.mailboxes.isEmpty() ? "" : " ")
                    + group.mailboxes.stream().map(Address::toString).collect(Collectors.joining(", ")) + ";";
        }).collect(Collectors.joining(", "));
    }
}
