#!/usr/bin/env node
import { runCommand } from './run-command.mjs';

runCommand('stadtspur-registry');
