import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { root } from './install.mjs'
import { builtEntries } from './server-build.mjs'

// node infra/local/build-server.mjs FOLDER: joins the system's processes, and what they are built on, into a few files there.

const folder = process.argv[2] ?? ''
const PACKAGES = 'packages'

/** Code that finds files beside itself (migrations, the built web) goes on finding them. */
const ownPlaces = {
  name: 'own-places',
  transform: {
    filter: { id: { exclude: /node_modules/ }, code: 'import.meta.url' },
    handler: (/** @type {string} */ code, /** @type {string} */ id) => ({
      code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
      // Lines stay lines.
      map: null,
    }),
  },
}

const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(builtEntries().map((entry) => [entry.replace(/\.ts$/, ''), join(root, entry)])),
  platform: 'node',
  plugins: [ownPlaces],
  onLog: (level, { message }) => {
    if (level !== 'debug' && level !== 'info') throw new Error(message)
  },
})
const { output } = await bundle.write({
  dir: folder,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'shared/[name]-[hash].js',
  // The log names errors by their class.
  keepNames: true,
  // Errors say the line of the source, which stands where it stood.
  sourcemap: true,
  sourcemapExcludeSources: true,
  codeSplitting: { groups: [{ name: PACKAGES, test: /node_modules/, entriesAware: true }] },
})
// Maps of other people's code would be a sixth of the memory of a process, and nobody mends it here.
for (const { fileName, type } of output) {
  if (type === 'asset' && fileName.startsWith(`shared/${PACKAGES}`)) rmSync(join(folder, fileName))
}
await bundle.close()
