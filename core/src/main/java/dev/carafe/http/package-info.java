/** HTTP messages: {@link dev.carafe.http.HttpException} and what requests and responses are made of. */
@NullMarked
package dev.carafe.http;

import org.jspecify.annotations.NullMarked;
