package dev.carafe.kotlin

import com.fasterxml.jackson.databind.Module
import com.fasterxml.jackson.module.kotlin.KotlinFeature
import com.fasterxml.jackson.module.kotlin.kotlinModule
import dev.carafe.App
import dev.carafe.Blueprint
import dev.carafe.ErrorHandler
import dev.carafe.Extension
import dev.carafe.http.Response
import dev.carafe.json.JacksonJson

/**
 * Creates an app that reads JSON by [kotlinJson], and sets it up.
 *
 * ```
 * fun main(args: Array<String>) = carafe("people") {
 *     get("/person/<id:int>") { people[it.pathParam<Int>("id")] ?: abort(404) }
 *     post("/people") { people.add(it.json<Person>()) }
 * }.run(*args)
 * ```
 *
 * An app that was made by `App.create` reads JSON the same way.
 */
public inline fun carafe(name: String, setUp: App.() -> Unit = {}): App = App.create(name).json(kotlinJson()).apply(setUp)

/**
 * Returns a JSON provider that respects Kotlin's types: a null in a `List<String>`, as a value of a `Map<String, Int>` or in an array is
 * bad input, as it is for a property of type `String`. It writes in the style that the app's settings say.
 *
 * An app that names no provider reads the same, wherever `jackson-module-kotlin` is on the class path: this is for one with modules of
 * its own.
 *
 * @param modules more modules of Jackson; where one of them and Carafe's know the same type, theirs has the say
 */
public fun kotlinJson(vararg modules: Module): JacksonJson =
    JacksonJson.with(kotlinModule { enable(KotlinFeature.NewStrictNullChecks) }, *modules)

/** Answers the exceptions of a class: `app.error<Broken> { _, e -> mapOf("part" to e.part) }`. */
public inline fun <reified E : Throwable> App.error(handler: ErrorHandler<in E>): App = error(E::class.java, handler)

/** Answers the exceptions of a class that the routes of this blueprint throw. */
public inline fun <reified E : Throwable> Blueprint.error(handler: ErrorHandler<in E>): Blueprint = error(E::class.java, handler)

/** Has values of a class, and of its subclasses, answered by what a function makes of them. */
public inline fun <reified T : Any> App.convert(noinline toResponse: (T) -> Response): App = convert(T::class.javaObjectType, toResponse)

/**
 * Returns the installed extension of a class: `app.extension<Templates>()`.
 *
 * @throws IllegalStateException if there is none
 */
public inline fun <reified T : Extension> App.extension(): T = extension(T::class.java)
