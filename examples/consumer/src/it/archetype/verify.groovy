def made = new File(basedir, 'made/people')
def log = new File(basedir, 'build.log').text

['.gitignore', '.dockerignore', 'Dockerfile', 'Makefile', 'README.md', 'settings.yml', 'src/main/java/com/example/Home.java',
 'src/main/resources/templates/index.html', 'target/people.jar'].each {
    assert new File(made, it).isFile() : "The archetype makes no $it."
}
assert new File(made, 'target/lib').list().any { it.startsWith('carafe-core') }
assert new File(made, 'Dockerfile').text.contains('target/people.jar')
assert log.contains('Tests run: 3, Failures: 0, Errors: 0, Skipped: 0')
assert log =~ /GET.*\/api\/greet\/<name>/ : 'The packaged service did not list its routes.'
