package dev.carafe.validation;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;

/** The names that properties have in JSON, so that pointers are in the sender's terms. */
final class JsonNames implements PropertyNodeNameProvider {
    private final ObjectMapper mapper;
    private final Map<Class<?>, Map<String, String>> byType = new ConcurrentHashMap<>();

    JsonNames(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public String getName(Property property) {
        return property instanceof JavaBeanProperty bean ? of(bean.getDeclaringClass(), bean.getName()) : property.getName();
    }

    String of(Class<?> type, String property) {
        return byType.computeIfAbsent(type, this::names).getOrDefault(property, property);
    }

    private Map<String, String> names(Class<?> type) {
        Map<String, String> names = new HashMap<>();
        JavaType java = mapper.constructType(type);
        mapper.getDeserializationConfig().introspect(java).findProperties()
                .forEach(property -> names.put(property.getInternalName(), property.getName()));
        return names;
    }
}
