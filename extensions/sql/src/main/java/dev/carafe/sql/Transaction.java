package dev.carafe.sql;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The transaction of a request. Commit and rollback both release the connection. */
interface Transaction {
    /** Returns the connection. */
    Handle handle();

    /** Commits the transaction and ends it. */
    void commit();

    /** Rolls the transaction back and ends it. */
    void rollback();

    /** Begins a transaction on a new connection. */
    static Transaction begin(Jdbi jdbi) {
        Handle handle = jdbi.open();
        handle.begin();
        return new Transaction() {
            @Override
            public Handle handle() {
                return handle;
            }

            @Override
            public void commit() {
                try (handle) {
                    handle.commit();
                }
            }

            @Override
            public void rollback() {
                try (handle) {
                    handle.rollback();
                }
            }
        };
    }
}
