package dev.carafe.kotlin

import dev.carafe.testing.TestResponse
import dev.carafe.testing.TestWebSocket
import kotlin.reflect.KType
import kotlin.reflect.typeOf

/**
 * Returns the JSON of a response as a type, for tests: `client.get("/people").json<List<Person>>()`; needs `carafe-testing`. Types are
 * those of a request's [json].
 *
 * @throws AssertionError if the body does not fit
 */
public inline fun <reified T : Any> TestResponse.json(): T = jsonOf(typeOf<T>()) as T

@PublishedApi
internal fun TestResponse.jsonOf(type: KType): Any =
    JsonType(type) { AssertionError("The JSON does not fit: $it is required.\n\n$this") }.from { json(it) }

/**
 * Returns the next message, which must be text of JSON, as a class.
 *
 * @throws AssertionError if it is not
 */
public inline fun <reified T : Any> TestWebSocket.receiveJson(): T = receiveJson(T::class.javaObjectType)
