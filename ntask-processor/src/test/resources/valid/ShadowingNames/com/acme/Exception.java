package com.acme;

class Exception {}
