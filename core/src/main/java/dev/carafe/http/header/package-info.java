/** Parsed values of header fields: entity tags, media types, preferences, ranges, credentials. Each is immutable. */
@NullMarked
package dev.carafe.http.header;

import org.jspecify.annotations.NullMarked;
