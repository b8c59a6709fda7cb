/** The grammar of messages: what header fields, paths, forms and multipart bodies are made of. Knows no request and no response. */
@NullMarked
package dev.carafe.http.syntax;

import org.jspecify.annotations.NullMarked;
