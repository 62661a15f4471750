#!/usr/bin/env node
let = ;
