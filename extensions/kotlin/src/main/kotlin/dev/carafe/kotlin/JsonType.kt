package dev.carafe.kotlin

import kotlin.reflect.KClass
import kotlin.reflect.KType

/**
 * Reads a type of Kotlin from JSON by a function that knows classes only. A list is read as an array, which is a class that knows its
 * elements' class at run time; a `List<Person>` does not.
 */
internal class JsonType(private val type: KType, private val missing: (String) -> Throwable) {
    fun from(read: (Class<*>) -> Any): Any = value(read(carrier(type)), type, "")

    /** Returns whether the elements may be null: 0 is for those of this type, 1 for the elements of those. */
    fun mayBeNull(depth: Int): Boolean = (0..depth).fold(type as KType?) { outer, _ -> outer?.let(::element) }?.isMarkedNullable ?: true

    private fun carrier(type: KType): Class<*> {
        val element = element(type)
        return when {
            element != null -> carrier(element).arrayType()
            type.arguments.all { it.type == null || it.type?.classifier == Any::class || isKey(type, it.type) } -> boxed(type)
            else -> throw IllegalArgumentException(
                "JSON can't be read as $type: only a list, a set or an array may say of what. Read a data class with such a property.",
            )
        }
    }

    /** A map of JSON has texts for its keys, and says so. */
    private fun isKey(type: KType, argument: KType?): Boolean = type.classifier == Map::class && argument?.classifier == String::class

    private fun boxed(type: KType): Class<*> = (type.classifier as KClass<*>).javaObjectType

    private fun isArray(type: KType): Boolean = (type.classifier as? KClass<*>)?.java?.isArray == true && type.arguments.isNotEmpty()

    /** The type of the elements, if this is a type of many; `List<*>` has none of its own. */
    private fun element(type: KType): KType? =
        if (type.classifier in COLLECTIONS || isArray(type)) type.arguments.single().type else null

    private fun value(value: Any?, type: KType, path: String): Any {
        if (value == null) {
            throw missing(path)
        }
        val element = element(type) ?: return value
        val elements = (value as Array<*>).mapIndexed { i, each ->
            if (each == null && element.isMarkedNullable) null else value(each, element, "$path/$i")
        }
        return when {
            isArray(type) -> array(elements, element)
            type.classifier == Set::class -> elements.toSet()
            else -> elements
        }
    }

    private fun array(elements: List<Any?>, element: KType): Any {
        val array = java.lang.reflect.Array.newInstance(arrayElement(element), elements.size)
        elements.forEachIndexed { i, each -> java.lang.reflect.Array.set(array, i, each) }
        return array
    }

    private fun arrayElement(type: KType): Class<*> =
        if (isArray(type)) arrayElement(type.arguments.single().type!!).arrayType() else boxed(type)

    private companion object {
        val COLLECTIONS = setOf(List::class, Collection::class, Iterable::class, Set::class)
    }
}
