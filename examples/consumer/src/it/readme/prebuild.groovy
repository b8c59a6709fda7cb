// Makes the project of what the README shows: its dependencies, its program, its test.
def readme = new File(basedir, '../../../../../README.md').getCanonicalFile().text
def blocks = { language -> (readme =~ /(?ms)^```${language}\n(.*?)^```$/).collect { it[1] } }
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('<!-- README -->', blocks('xml').first())

def write = { path, text ->
    def file = new File(basedir, path)
    file.parentFile.mkdirs()
    file.text = text
}
write('src/main/java/Quickstart.java', blocks('java')[0])
write('src/test/java/QuickstartTest.java', blocks('java')[1])
true
