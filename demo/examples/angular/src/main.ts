import { bootstrapApplication } from '@angular/platform-browser';
import { provideZonelessChangeDetection } from '@angular/core';
import { Verify } from './verify';

void bootstrapApplication(Verify, { providers: [provideZonelessChangeDetection()] });
