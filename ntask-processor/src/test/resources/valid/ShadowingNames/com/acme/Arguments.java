package com.acme;

class Arguments {}
