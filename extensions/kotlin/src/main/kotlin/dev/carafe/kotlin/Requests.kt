package dev.carafe.kotlin

import dev.carafe.http.HttpException
import dev.carafe.http.MultiValues
import dev.carafe.http.Request
import dev.carafe.http.Requests
import dev.carafe.websocket.WebSocket
import kotlin.reflect.KClass
import kotlin.reflect.KType
import kotlin.reflect.typeOf

/**
 * Returns the JSON of the body as a type.
 *
 * ```
 * val person = req.json<Person>()
 * val people = req.json<List<Person>>()
 * ```
 *
 * A type is a class, an array, or a list or set of types. A null in a list is refused unless its elements may be null, as in
 * `List<String?>`.
 *
 * @throws HttpException 415 if the body is not said to be JSON, 400 if it is none or does not fit the type
 * @throws IllegalArgumentException if the type has type arguments and is no list or set
 */
public inline fun <reified T : Any> Request.json(): T = jsonOf(typeOf<T>()) as T

@PublishedApi
internal fun Request.jsonOf(type: KType): Any =
    JsonType(type) { IllegalStateException("$it is null") }.run { from { Requests.json(this@jsonOf, it, ::mayBeNull) } }

/**
 * Returns a variable of the path as the class that its converter gives: `req.pathParam<Int>("id")` for `<id:int>`, `Long` or `Int`;
 * `Double` for `float`, `UUID` for `uuid`.
 *
 * @throws HttpException 404 if the number of an `int` variable is beyond an [Int]
 * @throws IllegalArgumentException if the rule has no such variable, or its value is of another class
 */
public inline fun <reified T : Any> Request.pathParam(name: String): T = pathParamOf(name, T::class) as T

@PublishedApi
internal fun Request.pathParamOf(name: String, type: KClass<*>): Any =
    if (type == Int::class) pathInt(name) else pathParam(name, type.javaObjectType)

/**
 * Returns the first value of a name as a type: `req.args().require<LocalDate>("day")`.
 *
 * @throws HttpException 400 if there is none or it is not of the type
 * @throws IllegalArgumentException if the type is none that text is read as
 */
public inline fun <reified T : Any> MultiValues.require(name: String): T = require(name, T::class.javaObjectType)

/**
 * Returns the next message, which must be text of JSON, as a class; null when the socket is closed, and for JSON's null.
 *
 * @throws dev.carafe.websocket.WebSocketClosedException if it is not, for which the socket is closed
 */
public inline fun <reified T : Any> WebSocket.receiveJson(): T? = receiveJson(T::class.javaObjectType)
