package dev.carafe.kotlin

import dev.carafe.Globals
import dev.carafe.config.Config
import dev.carafe.session.Session

/**
 * Returns the value of a name as a type, or null when there is none or it is of another type.
 *
 * ```
 * val id = session().get<Long>("id")
 * val seen = session().get<Instant>("seen")
 * ```
 */
public inline fun <reified T : Any> Session.get(name: String): T? = get(name, T::class.javaObjectType)

/** Returns the elements of a list as a type; empty when there is no list, or an element is of another type. */
public inline fun <reified T : Any> Session.getList(name: String): List<T> = getList(name, T::class.javaObjectType)

/**
 * Returns the value of a name, which a hook has set: `g().require<User>("user")`.
 *
 * @throws IllegalStateException if there is none, or it is of another class
 */
public inline fun <reified T : Any> Globals.require(name: String): T = require(name, T::class.javaObjectType)

/**
 * Returns a setting as a class, or null if it is not set, or set to null: `app.config().get<Duration>("SESSION_LIFETIME")`.
 *
 * @throws dev.carafe.config.ConfigException if the value is no such thing
 */
public inline fun <reified T : Any> Config.get(key: String): T? = get(key, T::class.javaObjectType)

/**
 * Returns a setting as a class.
 *
 * @throws dev.carafe.config.ConfigException if it is not set, set to null, or no such thing
 */
public inline fun <reified T : Any> Config.require(key: String): T = require(key, T::class.javaObjectType)
