// What an earlier build has made and edited would not be made again.
['java', 'kotlin'].each { new File(basedir, it).deleteDir() }
true
