import java.util.concurrent.TimeUnit

// Both archetypes make a project that tests, packages, runs and reloads.
def log = new File(basedir, 'build.log').text
assert log.count('Tests run: 4, Failures: 0, Errors: 0, Skipped: 0') >= 2
assert !log.contains("Don't override")
def toolchain = log =~ /Toolchain in \S+: JDK\[(.+?)\]/
def jdk = toolchain ? toolchain[0][1] : System.getProperty('java.home')

def java = { project, String... arguments ->
    def process = new ProcessBuilder([jdk + '/bin/java'] + arguments.toList()).directory(project).redirectErrorStream(true).start()
    def output = process.inputStream.text
    assert process.waitFor() == 0 : output
    output
}

def get = { url ->
    def connection = new URL(url).openConnection()
    connection.setRequestProperty('Cookie', 'carafe_debugger=token')
    connection.readTimeout = 120_000
    connection.responseCode < 400 ? connection.inputStream.text : connection.errorStream.text
}

def edit = { project, path, from, to ->
    def file = new File(project, path)
    assert file.text.contains(from)
    file.text = file.text.replace(from, to)
}

/** Runs the project as its user would, edits it, and looks whether it answers as it is now. */
def reloads = { project, source ->
    def command = [System.getProperty('maven.home') + '/bin/mvn', '-q', '-Prun', '-s', new File(basedir, '../interpolated-settings.xml').path,
            '-Dmaven.repo.local=' + localRepositoryPath]
    def builder = new ProcessBuilder(command).directory(project).redirectErrorStream(true)
    builder.environment().putAll([PORT: '0', CARAFE_DEBUG_TOKEN: 'token'])
    def maven = builder.start()
    Thread.startDaemon { if (!maven.waitFor(5, TimeUnit.MINUTES)) maven.destroyForcibly() }
    try {
        def output = maven.inputStream.newReader()
        def seen = []
        def line
        while ((line = output.readLine()) != null && !line.startsWith(' * Running on ')) {
            seen << line
        }
        assert line : "The service did not start:\n${seen.join('\n')}"
        Thread.startDaemon { try { output.eachLine { } } catch (IOException e) { /* the process has ended */ } }
        def url = line.replaceAll(/.*(http\S+).*/, '$1')
        assert get(url + '/').contains('<h1>Hello, world!</h1>')
        edit(project, 'src/main/resources/templates/index.html', '}}!</h1>', '}} and all!</h1>')
        assert get(url + '/').contains('<h1>Hello, world and all!</h1>')
        edit(project, source, '/api/greet/', '/api/hello/')
        assert get(url + '/api/hello/Ada').contains('"name": "Ada"')
    } finally {
        maven.descendants().each { it.destroy() }
        maven.destroy()
    }
}

[java: 'src/main/java/com/example/Home.java', kotlin: 'src/main/kotlin/com/example/Home.kt'].each { language, source ->
    def project = new File(basedir, "$language/people")
    ['.gitignore', '.dockerignore', 'Dockerfile', 'Makefile', 'README.md', 'settings.yml', source, 'target/people.jar'].each {
        assert new File(project, it).isFile() : "The archetype makes no $it."
    }
    assert new File(project, 'target/lib').list().any { it.startsWith('carafe-core') }
    assert new File(project, 'Dockerfile').text.contains('target/people.jar')
    assert java(project, '-jar', 'target/people.jar', 'routes') =~ /GET.*\/api\/greet\/<name>/
    reloads(project, source)
}

def version = (new File(jdk, 'release').text =~ /JAVA_VERSION="(\d+)/)[0][1].toInteger()
if (version >= 25) {
    def project = new File(basedir, 'java/people')
    assert java(project, '-jar', 'target/people.jar', 'aot', '/', '/api/greet/Ada') =~ /Wrote target.people.aot, \d\d MB/
    assert java(project, '-XX:AOTCache=target/people.aot', '-XX:AOTMode=on', '-jar', 'target/people.jar', 'routes').contains('home.greet')
}
