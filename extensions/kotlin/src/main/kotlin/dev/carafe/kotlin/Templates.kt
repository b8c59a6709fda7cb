package dev.carafe.kotlin

import dev.carafe.templates.Rendered

/**
 * Returns the page of a template; needs `carafe-templates`.
 *
 * ```
 * app.get("/hello/<name>") { render("hello.html", "name" to it.pathParam("name")) }
 * ```
 *
 * @throws IllegalStateException if the app of this request has no templates
 */
public fun render(template: String, vararg variables: Pair<String, Any?>): Rendered = Rendered.render(template, mapOf(*variables))
