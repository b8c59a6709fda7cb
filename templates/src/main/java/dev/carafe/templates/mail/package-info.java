/**
 * Mail from templates: {@link dev.carafe.templates.mail.Mailer} renders a message with its headers from one template, valid
 * by RFC 5322 whatever its values hold, and sends it over SMTP.
 */
@NullMarked
package dev.carafe.templates.mail;

import org.jspecify.annotations.NullMarked;
