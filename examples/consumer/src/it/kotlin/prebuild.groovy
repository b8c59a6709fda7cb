// Makes the project of what the page about Kotlin shows, with the README's program.
def docs = new File(basedir, '../../../../..').getCanonicalFile()
def block = { file, language -> (new File(docs, file).text =~ /(?ms)^```${language}\n(.*?)^```$/)[0][1] }
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('<!-- PAGE -->', block('docs/kotlin.md', 'xml').replace('<plugins>', '<plugins>' + new File(basedir, 'toolchain.xml').text))
def source = new File(basedir, 'src/main/kotlin/Quickstart.kt')
source.parentFile.mkdirs()
source.text = block('README.md', 'kotlin')
true
