/** What is wrong with a request, told to its sender: {@link dev.carafe.problem.Problem} (RFC 9457). */
@NullMarked
package dev.carafe.problem;

import org.jspecify.annotations.NullMarked;
