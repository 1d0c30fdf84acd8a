import { mount } from 'svelte';
import Verify from './Verify.svelte';

mount(Verify, { target: document.querySelector('#app') });
