package com.acme;

class ArgumentException {}
