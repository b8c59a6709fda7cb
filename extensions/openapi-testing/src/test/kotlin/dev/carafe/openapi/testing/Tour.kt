package dev.carafe.openapi.testing

import com.fasterxml.jackson.annotation.JsonProperty
import jakarta.validation.Valid
import jakarta.validation.constraints.Size
import java.math.BigDecimal
import java.time.LocalDate

enum class Level { EASY, HARD }

data class Stop(val place: String, val arrives: LocalDate, val nights: Int = 1, val note: String? = null)

/** What Kotlin's types say of JSON: what has a `?` may be null, what has a default may be absent, all else is there. */
data class Tour(
    @field:Size(min = 1, max = 40) val title: String,
    val stops: List<@Valid Stop>,
    val isFull: Boolean,
    val level: Level?,
    val guides: List<String?> = listOf(),
    val prices: Map<String, BigDecimal> = mapOf(),
    val seats: Int = 20,
    val rating: Map<String, Int?> = mapOf(),
)

/** What is computed is not read. */
data class Trip(val from: String, val to: String, @JsonProperty(defaultValue = "20") val seats: Int? = 20) {
    val slug: String = from.lowercase()
    val name: String get() = "$from-$to"
    val via: String? get() = null
}
