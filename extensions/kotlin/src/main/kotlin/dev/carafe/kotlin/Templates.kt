package dev.carafe.kotlin

import dev.carafe.templates.Page

/**
 * Returns the page of a template; needs `carafe-templates`.
 *
 * ```
 * app.get("/hello/<name>") { render("hello.html", "name" to it.pathParam("name")) }
 * ```
 *
 * @throws IllegalStateException if the app of this request has no templates
 */
public fun render(template: String, vararg variables: Pair<String, Any?>): Page = Page.render(template, mapOf(*variables))
