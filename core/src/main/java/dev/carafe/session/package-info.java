/** The session of a client, kept in a signed cookie that Flask and Quart understand. */
@NullMarked
package dev.carafe.session;

import org.jspecify.annotations.NullMarked;
