import { fetchJars } from './jars.ts'

process.stdout.write(`Apache Kafka's jars are in ${await fetchJars()}\n`)
