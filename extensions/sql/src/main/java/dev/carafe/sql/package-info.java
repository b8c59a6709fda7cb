/** A database for an app: {@link dev.carafe.sql.Database} has a pool, a transaction for each request, and migrations. */
@NullMarked
package dev.carafe.sql;

import org.jspecify.annotations.NullMarked;
