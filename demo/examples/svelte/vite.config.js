import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const { PORT = '5173', KIT_URL = 'http://localhost:3000' } = process.env;
const server = { port: Number(PORT), strictPort: true, proxy: { '/kyc': { target: KIT_URL } } };

export default defineConfig({ plugins: [svelte()], server, preview: server });
