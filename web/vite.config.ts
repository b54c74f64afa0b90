import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { chunkGroups } from './chunks.ts'
import { lighterPackages } from './lighter-packages.ts'
import { oldestBrowsers } from './oldest-browsers.ts'
import { precompress } from './precompress.ts'
import { preloadApp } from './preload-app.ts'
import { splitWords } from './split-words.ts'
import { tellGateway } from './tell-gateway.ts'

const gatewayPort = process.env['PORT'] ?? '4000'
const gateway = { target: `http://127.0.0.1:${gatewayPort}`, changeOrigin: false }

export default defineConfig({
  resolve: { alias: lighterPackages.alias },
  plugins: [react(), splitWords(), preloadApp(), tellGateway(), precompress()],
  build: {
    target: oldestBrowsers,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: { codeSplitting: { groups: chunkGroups } },
      treeshake: { manualPureFunctions: lighterPackages.manualPureFunctions },
    },
  },
  server: { proxy: { '^/(graphql|demo/|sign-in/|sign-out|export/|calendar/)': gateway } },
})
