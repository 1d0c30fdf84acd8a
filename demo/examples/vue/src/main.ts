import { createApp } from 'vue';
import Verify from './Verify.vue';

createApp(Verify).mount('#app');
