package dev.carafe.operation;

/**
 * Says of a before hook that it lets only those in who prove who they are, so that documentation can tell it.
 *
 * <pre>{@code
 * record ApiKeys(Set<String> keys) implements Before, Guard { ... }
 * }</pre>
 */
public interface Guard {
    /** Returns the scheme of the {@code Authorization} header, in lower case (RFC 9110, section 11.1): {@code bearer}. */
    String scheme();
}
