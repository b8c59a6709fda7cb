/** The grammar of messages: header fields, paths, forms and multipart bodies. Independent of requests and responses. */
@NullMarked
package dev.carafe.http.syntax;

import org.jspecify.annotations.NullMarked;
