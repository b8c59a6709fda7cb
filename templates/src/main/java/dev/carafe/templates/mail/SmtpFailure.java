package dev.carafe.templates.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * A server's refusal, extracted from Angus Mail's chain of exceptions.
 *
 * @param code 0 if there was no reply
 * @param text what the server or the network said
 */
record SmtpFailure(int code, boolean isTemporary, String text, List<RefusedRecipient> refused, List<String> accepted) {
    private static final Pattern REPLY = Pattern.compile("^([45]\\d\\d)[ -]|response: ([45]\\d\\d)");

    static SmtpFailure of(MessagingException thrown) {
        List<RefusedRecipient> refused = new ArrayList<>();
        List<String> accepted = new ArrayList<>();
        int code = 0;
        String text = "";
        for (Exception e = thrown; e != null; e = e instanceof MessagingException next ? next.getNextException() : null) {
            int reply = e instanceof SMTPAddressFailedException ? 0 : reply(e);
            if (e instanceof SMTPAddressFailedException address) {
                refused.add(new RefusedRecipient(address.getAddress().getAddress(), address.getReturnCode(), line(address)));
            } else if (reply >= 400 && code == 0) {
                code = reply;
                text = line(e);
            }
            if (e instanceof SendFailedException sent) {
                accepted.addAll(addresses(sent.getValidSentAddresses()));
            }
        }
        if (!refused.isEmpty() && code == 0) {
            boolean temporary = refused.stream().anyMatch(RefusedRecipient::isTemporary);
            String all = String.join("; ", refused.stream().map(RefusedRecipient::toString).toList());
            return new SmtpFailure(refused.getFirst().code(), temporary, all, List.copyOf(refused), List.copyOf(accepted));
        }
        boolean temporary = code == 0 ? isPassing(thrown) : code < 500;
        return new SmtpFailure(code, temporary, text.isEmpty() ? reasons(thrown) : text, List.copyOf(refused), List.copyOf(accepted));
    }

    private static int reply(Exception e) {
        if (e instanceof SMTPSendFailedException sent) {
            return sent.getReturnCode();
        }
        if (e instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        Matcher reply = REPLY.matcher(String.valueOf(e.getMessage()));
        return !reply.find() ? 0 : Integer.parseInt(reply.group(1) != null ? reply.group(1) : reply.group(2));
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        return addresses == null ? List.of() : Arrays.stream(addresses).map(Address::toString).toList();
    }

    private static boolean isPassing(MessagingException thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof SSLException || e instanceof AuthenticationFailedException) {
                return false;
            }
        }
        return !(thrown instanceof MailSetupException) && !String.valueOf(thrown.getMessage()).contains("STARTTLS is required");
    }

    /** Returns the messages of an exception and its causes, since Angus Mail itself only says "Could not connect". */
    private static String reasons(Throwable thrown) {
        StringBuilder reasons = new StringBuilder(line(thrown));
        for (Throwable e = thrown.getCause(); e != null; e = e.getCause()) {
            String reason = line(e);
            if (reasons.indexOf(reason) < 0) {
                reasons.append(": ").append(reason);
            }
        }
        return reasons.toString();
    }

    private static String line(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message.strip().replaceAll("\\s*[\r\n]+\\s*", " ");
    }
}
