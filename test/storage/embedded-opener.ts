import { openEmbedded } from '#storage/embedded.ts'

/** A program of its own that opens the server of a directory, says where, and stays until it is told to go. */
const [dataDir = ''] = process.argv.slice(2)
const server = await openEmbedded({ dataDir, log: () => undefined })
process.stdout.write(`${JSON.stringify({ url: server.url, where: server.where })}\n`)
process.once('SIGTERM', () => void server.stop())
