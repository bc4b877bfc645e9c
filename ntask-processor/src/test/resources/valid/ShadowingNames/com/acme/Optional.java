package com.acme;

class Optional {}
